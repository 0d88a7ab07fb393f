"""What is said and decided: notes, decisions by hands, the minutes and their passing."""
