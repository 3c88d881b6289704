"""`make bench`: the running dashboard beside a bare Streamlit page and a Dash page, in one run."""
