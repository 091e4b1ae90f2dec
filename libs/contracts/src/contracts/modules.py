"""Programmes of work whose rules differ from each other's: child protection, gender-based violence, monitoring and
reporting of grave violations.
"""

CP = "primeromodule-cp"
GBV = "primeromodule-gbv"
MRM = "primeromodule-mrm"
