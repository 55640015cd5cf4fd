/** Nodes, roles and membership. An application may depend on it; it knows Vert.x and nothing above. */
@NullMarked
package io.universe.cluster;

import org.jspecify.annotations.NullMarked;
