/** The life of a worker: boot, warm up, serve, drain. Internal: the launcher starts it, applications never see it. */
@NullMarked
package io.universe.worker;

import org.jspecify.annotations.NullMarked;
