"""What every list of records offers: its filters and its columns, told for one viewer. They are part of what records
are, as the system fields beside them; identity, which cases knows of its people, answers them and knows none by name.
"""
