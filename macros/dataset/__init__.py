"""Van YAML naar dataset: lezen met regelnummers, controleren, compileren."""
