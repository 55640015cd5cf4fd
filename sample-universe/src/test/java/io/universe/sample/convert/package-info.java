/** How the data of the atlas was made from its source. Run by hand, once; nothing depends on it. */
@NullMarked
package io.universe.sample.convert;

import org.jspecify.annotations.NullMarked;
