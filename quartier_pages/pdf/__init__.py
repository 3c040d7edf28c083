"""What is printed: papers and reports as accessible PDFs, the week as a poster."""
