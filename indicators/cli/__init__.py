"""The command `oeffnungsmonitor`: each subcommand asks one function and prints its answer."""
