"""What the typed API says of any site: pages, addresses, navigation, languages."""
