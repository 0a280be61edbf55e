print("tizilim")
