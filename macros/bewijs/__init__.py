"""Het bewijs: nagaan dat de regels volledig zijn, dat elke wijziging in een casus te merken is, en wat een wijziging verandert."""
