"""What the server sends without Streamlit: ready files, reading pages, headers."""
