/**
 * The harness of multi-process tests: a universe of real JVMs in a sentence, and the tools a test needs from the machine. It knows a universe
 * only from outside: by its command line, its files and its HTTP. Tests may depend on it, nothing that is shipped may.
 */
@NullMarked
package io.universe.testkit;

import org.jspecify.annotations.NullMarked;
