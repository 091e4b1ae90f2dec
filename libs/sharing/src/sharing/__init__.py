"""The rules of sharing, for all services: who sees which record, when it may be shared, who may receive it."""
