"""What goes over the wire when somebody signs in or out."""

from chassis.shapes import Given, OwnGiven, Shape


class LoginAttributes(Given):
    user_name: str = ""
    password: str = ""


class LoginBody(Given):
    user: LoginAttributes = LoginAttributes()


class ProofAttributes(OwnGiven):
    password: str = ""


class ProofBody(OwnGiven):
    data: ProofAttributes


class SignedIn(Shape):
    id: int
    user_name: str
    group_permission: str


class SignedOut(Shape):
    pass


class ProviderMetadata(Shape):
    use_identity_provider: bool


class Providers(Shape):
    """Other places to sign in at: none."""

    data: list[str]
    metadata: ProviderMetadata
