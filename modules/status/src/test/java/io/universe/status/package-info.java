/** What is tested of statuses: the rules alone, and the contract on each kind of universe. */
@NullMarked
package io.universe.status;

import org.jspecify.annotations.NullMarked;
