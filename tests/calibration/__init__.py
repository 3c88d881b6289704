"""How often verdicts are wrong and how often they see what is there: `make calibrate`."""
