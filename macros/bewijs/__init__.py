"""Het bewijs: nagaan dat de regels volledig zijn, dat de casussen bijten, en wat een wijziging verandert."""
