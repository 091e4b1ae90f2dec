"""What says by when something has to be done for a child: data with versions, each in force from a day on."""
