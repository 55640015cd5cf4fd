package io.universe.spi;

/** A part of the platform that runs in every worker, the built-in ones and standbys included, and once for each context where everything runs in one JVM. Found by ServiceLoader. */
public interface WorkerService extends NodeService {}
