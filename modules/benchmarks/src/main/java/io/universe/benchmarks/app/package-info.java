/** The application that is measured: two contexts whose handlers the twins share. It depends on the framework as any application does. */
@NullMarked
package io.universe.benchmarks.app;

import org.jspecify.annotations.NullMarked;
