/** The web: the page, the JSON API, and the live list of nodes. What it does not know itself it asks the engine over the event bus. */
@NullMarked
package io.universe.sample.web;

import org.jspecify.annotations.NullMarked;
