"""„Was wurde daraus?“: all measures across years and centres, also for committees."""
