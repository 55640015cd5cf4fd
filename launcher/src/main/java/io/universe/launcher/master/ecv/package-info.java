/**
 * ECV: who decides what load balancers are told, as a pure rule; the application that is asked where it decides; and what the next master is to know of it. Tells the chronicle, and the supervisor when nothing is left to wait
 * for; knows no other room.
 *
 * <p>Threads: the event loop of the master's own Vert.x owns the state and asks; reading is safe from any.
 */
@NullMarked
package io.universe.launcher.master.ecv;

import org.jspecify.annotations.NullMarked;
