"""People and bodies without a name: how far the phrase reaches, and who they are."""
