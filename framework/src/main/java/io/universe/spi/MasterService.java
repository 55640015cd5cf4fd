package io.universe.spi;

/** A part of the platform that runs in the master. Found by ServiceLoader. */
public interface MasterService extends NodeService {}
