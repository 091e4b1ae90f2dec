/* A clock that is wrong for some processes: MAHON_CLOCKS="cases.worker=3600,reporting.worker=-3600", in seconds.
 * Loaded before the C library (LD_PRELOAD); a process is known by a word of its command line. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long wrong_by;

static int is_mine(const char *name, size_t length, const char *words, size_t size) {
  for (size_t at = 0; at < size; at += strlen(words + at) + 1)
    if (strlen(words + at) == length && strncmp(words + at, name, length) == 0) return 1;
  return 0;
}

__attribute__((constructor)) static void begin(void) {
  static char words[65536];
  const char *clocks = getenv("MAHON_CLOCKS");
  int file = clocks == NULL ? -1 : open("/proc/self/cmdline", O_RDONLY);
  if (file < 0) return;
  long size = read(file, words, sizeof words - 1);
  close(file);
  while (size > 0 && clocks != NULL && *clocks != 0) {
    const char *sign = strchr(clocks, '=');
    if (sign == NULL) return;
    if (is_mine(clocks, (size_t)(sign - clocks), words, (size_t)size)) wrong_by = atol(sign + 1);
    clocks = strchr(sign, ',');
    if (clocks != NULL) clocks++;
  }
}

int clock_gettime(clockid_t which, struct timespec *now) {
  int failed = (int)syscall(SYS_clock_gettime, which, now);
  if (failed == 0 && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) now->tv_sec += wrong_by;
  return failed;
}

time_t time(time_t *out) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (out != NULL) *out = now.tv_sec;
  return now.tv_sec;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone) {
  struct timespec now;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &now);
  out->tv_sec = now.tv_sec;
  out->tv_usec = now.tv_nsec / 1000;
  return 0;
}
