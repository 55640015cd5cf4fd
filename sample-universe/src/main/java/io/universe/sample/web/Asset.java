package io.universe.sample.web;

/** A file of the page, held in memory. */
record Asset(String path, Content content) {}
