"""A part of directives: what becomes of a directive after it was circulated. Amended, extended, exempted, reported on
paper, closed, withdrawn, replaced by a later letter; each as a plan told in words before it is carried out."""
