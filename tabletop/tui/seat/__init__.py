"""What a team's seat is made of: its steps, its pages, and a form for each thing that a team can say or do."""
