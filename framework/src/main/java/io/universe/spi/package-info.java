/** What other modules of the platform provide, found by ServiceLoader. Applications do not need it. */
@NullMarked
package io.universe.spi;

import org.jspecify.annotations.NullMarked;
