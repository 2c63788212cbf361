#!/usr/bin/env node
import '../dist/cli/hostlab.js';
