"""Published content as plain data, with nothing left to resolve.

Pure functions of content and a `Context` (language, base address, day): they know no request and no
framework, so that every API can share them. What they need from the database they ask of the
`Library`, which fetches it for all pages at once; see `home.representation.library`.
"""
