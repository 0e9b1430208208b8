"""The commands of `vanban`, one a file; `web.cli` names them."""
