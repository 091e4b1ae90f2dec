"""How much each officer has on their hands, and who could take one more case."""
