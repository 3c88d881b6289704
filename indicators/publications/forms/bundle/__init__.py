"""Everything about an area in one archive: papers, figures, pictures, and what describes them."""
