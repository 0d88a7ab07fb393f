"""What a meeting is: its facts, its wishes and its rules. Pure; knows no file, no screen, no clock."""
