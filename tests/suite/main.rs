mod narration;
