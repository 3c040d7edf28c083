"""The next Jahresbericht of a centre, prepared from its last one."""
