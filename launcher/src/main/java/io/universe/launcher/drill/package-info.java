/**
 * A drill: a running universe is put under load, recycled, scaled, paused, killed and suspended on purpose, and what its clients saw of it is judged. What an exercise does and promises, its steps, the
 * figures and the report are values; {@link io.universe.launcher.drill.Subject} is the universe, {@link io.universe.launcher.drill.Load} are its clients, and a
 * {@link io.universe.launcher.drill.Drill} leads through the plan. It knows nothing of the command line, which makes both.
 */
@NullMarked
package io.universe.launcher.drill;

import org.jspecify.annotations.NullMarked;
