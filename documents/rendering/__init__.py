"""The papers of a session: their plain contexts, the files made of them, the desk's view."""
