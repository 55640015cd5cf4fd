package io.universe.launcher.supervisor;

/**
 * Where a debugged worker is reached, on loopback only.
 *
 * @param jdwp where a debugger attaches
 * @param http where the worker serves; 0 in a context without a port
 * @param isSecure whether it speaks TLS there
 */
public record DebugPorts(int jdwp, int http, boolean isSecure) {}
