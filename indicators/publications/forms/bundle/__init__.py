"""Everything about an area in one archive: papers, figures and pictures with what describes them."""
