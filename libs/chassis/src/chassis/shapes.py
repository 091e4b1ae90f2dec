"""What goes over the wire, said as types: envelopes that all services share, and the one body of every refusal.

A route declares them (`response_model=One[Lookup]`) for its document; on the wire goes what the route writes. The tests
hold every answer they get against what its route declares (`testkit.holding`).
"""

from typing import Any, Generic, TypeAlias, TypeVar

from contracts.values import Values
from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema
from pydantic_core.core_schema import any_schema, typed_dict_field, typed_dict_schema

T = TypeVar("T")

Maybe: TypeAlias = T | SkipJsonSchema[None]
"""Of a member of an answer that is left out, and never null, where there is nothing: `name: Maybe[str] = None`."""


class Shape(BaseModel):
    """Part of an answer. It says every name there can be: another name in an answer fails the tests."""

    model_config = ConfigDict(extra="forbid")

    @classmethod
    def of(cls, source: object, **more: Any) -> Values:
        """What goes on the wire, in the order of the members: what the source says by their names, or `more` does."""
        return {name: more[name] if name in more else getattr(source, name) for name in cls.model_fields}


class Given(BaseModel):
    """Part of a body. A name that nobody knows is dropped, as Primero does; a value of the wrong type is refused."""

    model_config = ConfigDict(extra="ignore")

    def sent(self) -> Values:
        """Only what the request names: what it does not name stays."""
        return self.model_dump(exclude_unset=True)


class OwnGiven(BaseModel):
    """Part of a body of an operation that Primero does not have: a name that nobody knows is refused."""

    model_config = ConfigDict(extra="forbid")


class One(Shape, Generic[T]):
    data: T


class All(Shape, Generic[T]):
    data: list[T]


class PageMetadata(Shape):
    """`total`: of all pages; null for who asked not to count. `per`, `page`: what this page is."""

    total: int | None = None
    per: int | None
    page: int | None


class PageOf(Shape, Generic[T]):
    data: list[T]
    metadata: PageMetadata


class Gone(Shape):
    """What is left of what was deleted."""

    id: int | str


class Refused(Shape):
    """One thing that was refused, as Primero's clients read it. `detail`: the field, or the record, if it was one."""

    status: int
    resource: str
    message: str | list[str]
    detail: Any = None
    code: str | None = None


class Problem(Shape):
    """Every refusal. `code` is what a program goes by; `facts` says more about it, never what somebody typed.

    `fields` in `facts`: the name of each wrong field with the codes of what is wrong with it.
    """

    type: str
    title: str
    status: int
    code: str
    facts: Values
    instance: str | None
    errors: list[Refused]
    error: str | None = None


class Described:
    """Of an object in a body that the domain reads by itself, with refusals of its own: the model says its shape.

    `Annotated[Values, Described(Model)]` takes any object, or of an `OwnGiven` one with its names. The document shows
    the model.
    """

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        if not issubclass(self._model, OwnGiven):
            return handler(source)
        known = typed_dict_field(any_schema(), required=False)
        return typed_dict_schema(dict.fromkeys(self._model.model_fields, known), extra_behavior="forbid")

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(self._model.__pydantic_core_schema__)
