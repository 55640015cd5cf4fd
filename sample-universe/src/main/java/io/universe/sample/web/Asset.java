package io.universe.sample.web;

import io.vertx.core.buffer.Buffer;

/** A file of the page, held in memory; its tag changes with its content. */
record Asset(String path, String type, Buffer content, String tag) {}
