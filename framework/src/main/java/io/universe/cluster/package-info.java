/** Nodes, roles, and what an application says to other nodes: the API of the cluster. It knows Vert.x and nothing above; the packages below it are internal. */
@NullMarked
package io.universe.cluster;

import org.jspecify.annotations.NullMarked;
