// How a process gives back what it holds of the machine's memory.
#pragma once

// Gives back what was freed, and pages of the program and its libraries.
void assay_give_back(void);
