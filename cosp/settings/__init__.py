"""Settings: ``base`` for all, ``embedded`` to try and to develop, ``production`` to serve."""
