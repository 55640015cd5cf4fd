/** What an application is written against: contexts, modules, controllers, backends. It may depend on {@code io.universe.cluster} only. */
@NullMarked
package io.universe.app;

import org.jspecify.annotations.NullMarked;
