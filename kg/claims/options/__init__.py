"""Options of many decisions side by side, as columns, so that one stroke weighs them all."""
