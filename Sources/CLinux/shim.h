// What the Glibc module of Swift leaves out.
#pragma once
#include <sys/eventfd.h>
