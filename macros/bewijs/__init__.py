"""Het bewijs: zijn de regels volledig, is elke wijziging in een casus te merken, en wat verandert een wijziging?"""
